import { takesFor, type LineRule } from './rule.ts'

/** Workers compensation is property and casualty, whatever else the label says; then bonds. */
export const workersAndSurety: readonly LineRule[] = [
  takesFor(
    'excess-workers-compensation',
    `excess work* comp*, excess wc, excess workers, xs wc, xs work* comp*, excess + work* comp*, excess + wc`,
  ),
  takesFor(
    'workers-compensation',
    `work* comp*, workers c, workers co, workers com, work com, workerscomp*, workcomp*, wc, w c, wcomp, wcma,
     =work, workp, =workers, workers + compensation, usl&h, uslh, us l&h, longshore*, defense base*, usl h`,
  ),
  takesFor('fidelity-bond', 'fidelity + bond*, erisa + bond*, 401k bond*', { part: 'bond' }),
  takesFor('fidelity-bond', 'erisa*, fidelity*, fidty, financial inst* bond, bankers blanket bond', {
    unless: 'life, 401k, 401 k, retirement, annuit*, investment*, mutual fund*',
  }),
  takesFor('surety-bond', 'bond, bonds, bonding, surety*, sure, judicial*', { unless: 'bond fund*, savings bond*' }),
]
