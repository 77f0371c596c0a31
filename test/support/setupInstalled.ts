export { provideInstalled as setup } from './servers.ts'
