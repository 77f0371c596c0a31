export { provideEmbedded as setup } from './servers.ts'
