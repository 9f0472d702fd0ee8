import groovy.json.JsonSlurper
import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)
run.leavesNothing()

def order = { record -> record.files().toSorted { record.attempts(it)[0].start() } }
assert run.records().collect(order) == [
    ['BLongE2E', 'CElsewhereLongE2E', 'AShortE2E'], // nothing is known of the first one
    ['CElsewhereLongE2E', 'BLongE2E', 'AShortE2E'], // by this agent's run and by the other agents
    ['BLongE2E', 'CElsewhereLongE2E'], // as Failsafe's runOrder says
]

def (first, second, third) = run.builds()
assert first.contains('Start order: longest first, 2 of 3 durations known')
assert second.contains('Start order: longest first, 3 of 3 durations known')
assert third.contains('Start order: alphabetical')
run.builds().each {
  assert it =~ /Ignoring the durations .*damaged\.json: it is damaged near line 5/
  assert it =~ /Ignoring the durations .*newer\.json: a newer e2e-maven-plugin has written it/
  assert !it.contains('package.json')
  assert it =~ /Slots busy with tests \d+ %; /
  assert it =~ /Critical path: slot 1, .*E2E [\d.]+ s/
}

def history = new JsonSlurper().parse(new File(basedir, 'history/agent-1.json'))
assert history.files.keySet() as List == ['it.AShortE2E', 'it.BLongE2E', 'it.CElsewhereLongE2E']
assert history.files['it.BLongE2E'].tests >= 1
history.files.values().each {
  assert it.cpu > 0 && it.boot > 0 && it.serverMemory > 10 && it.testMemory > 10
}
assert !new File(basedir, 'history/agent-3.json').exists() // that run was filtered
assert new File(basedir, 'history').list().sort() ==
    ['agent-1.json', 'agent-2.json', 'agent-4.json', 'damaged.json', 'newer.json', 'package.json']

def record = new JsonSlurper().parse(new File(basedir, 'target/e2e/latest/run.json'))
assert record.slots.size() == 1
def intervals = record.slots[0].intervals
assert intervals[0].from == record.start && intervals[-1].to == record.end
intervals.indices.drop(1).each { assert intervals[it].from == intervals[it - 1].to }
assert intervals.findAll { it.cause == 'test' }*.file == ['it.BLongE2E', 'it.CElsewhereLongE2E']
