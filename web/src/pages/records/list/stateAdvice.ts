export const stateAdvice = 'The state is compared with what the broker sent: try its name as well as its two letters.'
