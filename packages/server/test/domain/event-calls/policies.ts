import type { Household } from '../../isolation/tenants.ts'
import { ruuid, uuid } from '../wire-ids.ts'
import { type Call, type Calls, type EventStage, idOf } from './stage.ts'

/** Schedules, policies, alert rules and vehicles: as a client. */
export const policyCalls = ({ ours, inOrg, customer }: EventStage): Calls => {
  /** Calls inside a new client; answers the event's subject by the answer, or by the client's rows. */
  const inside =
    (
      path: string,
      bodyOf: (household: Household) => object,
      subject: string | ((household: Household) => string),
    ) =>
    async (): Promise<Call> => {
      const household = await customer()
      const { orgId } = household
      const answer = await ours().partner.fleet(path, bodyOf(household), { org: ruuid(orgId) })
      const id = typeof subject === 'string' ? uuid(idOf(answer, subject)) : subject(household)
      return { answer, expected: inOrg(orgId, id) }
    }
  const name = 'Changed'
  return {
    'schedule.create': {
      fleet: inside('policy/createSchedule', () => ({ schedule: { name } }), 'scheduleUuid'),
    },
    'schedule.change': {
      fleet: inside(
        'policy/updateSchedule',
        ({ scheduleId }) => ({ schedule: { uuid: ruuid(scheduleId), name } }),
        ({ scheduleId }) => scheduleId,
      ),
    },
    'schedule.delete': {
      fleet: inside(
        'policy/deleteSchedule',
        ({ idleScheduleId }) => ({ scheduleUuid: ruuid(idleScheduleId) }),
        ({ idleScheduleId }) => idleScheduleId,
      ),
    },
    'policy.create': {
      'fleet, for cameras': inside('policy/createCameraPolicy', () => ({ policy: { name } }), 'policyUuid'),
      'fleet, for doors': inside('policy/createDoorPolicy', () => ({ policy: { name } }), 'policyUuid'),
    },
    'policy.change': {
      fleet: inside(
        'policy/updateDoorPolicy',
        ({ doorPolicyId }) => ({ policy: { uuid: ruuid(doorPolicyId), name } }),
        ({ doorPolicyId }) => doorPolicyId,
      ),
    },
    'policy.delete': {
      fleet: inside(
        'policy/deleteCameraPolicy',
        ({ cameraPolicyId }) => ({ policyUuid: ruuid(cameraPolicyId) }),
        ({ cameraPolicyId }) => cameraPolicyId,
      ),
    },
    'alert_rule.create': { fleet: inside('rules/createRule', () => ({ rule: { name } }), 'ruleUuid') },
    'alert_rule.change': {
      fleet: inside(
        'rules/updateRule',
        ({ alertRuleId }) => ({ rule: { uuid: ruuid(alertRuleId), name } }),
        ({ alertRuleId }) => alertRuleId,
      ),
    },
    'alert_rule.delete': {
      fleet: inside(
        'rules/deleteRule',
        ({ alertRuleId }) => ({ ruleUuid: ruuid(alertRuleId) }),
        ({ alertRuleId }) => alertRuleId,
      ),
    },
    'vehicle.save': {
      fleet: inside(
        'vehicle/saveVehicle',
        ({ plate }) => ({ vehicleLicensePlate: plate, name }),
        ({ vehicleId }) => vehicleId,
      ),
    },
    'vehicle.delete': {
      fleet: inside(
        'vehicle/deleteVehicle',
        ({ plate }) => ({ vehicleLicensePlate: plate }),
        ({ vehicleId }) => vehicleId,
      ),
    },
    'vehicle.add_label': {
      fleet: inside(
        'vehicle/addVehicleLabel',
        ({ plate }) => ({ vehicleLicensePlate: plate, label: 'staff' }),
        ({ vehicleId }) => vehicleId,
      ),
    },
    'vehicle.remove_label': {
      fleet: async () => {
        const { orgId, plate, vehicleId } = await customer()
        const body = { vehicleLicensePlate: plate, label: 'staff' }
        await ours().partner.fleet('vehicle/addVehicleLabel', body, { org: ruuid(orgId) })
        const answer = await ours().partner.fleet('vehicle/removeVehicleLabel', body, { org: ruuid(orgId) })
        return { answer, expected: inOrg(orgId, vehicleId) }
      },
    },
  }
}
