import static org.assertj.core.api.Assertions.assertThat

import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir, 'e2e')
def builds = run.builds()
def found = 'Server: com.acme:modules-app:1.0-SNAPSHOT:jar:exec \\((.*)/modules-app-1.0-SNAPSHOT-exec.jar\\), the only executable module among the dependencies'

[0, 5].each { assertThat(builds[it]).containsPattern(found.replace('(.*)', '.*/app/target')) }
// the local repository, or Maven 4's own of the project
assertThat(builds[4]).containsPattern(found.replace('(.*)', '.*/modules-app/1.0-SNAPSHOT'))

assertThat(builds[6]).containsPattern(
    '(?m)^\\[ERROR].*2 modules among the dependencies are executable: com.acme:modules-app:1.0-SNAPSHOT:jar:exec .* and com.acme:modules-admin:1.0-SNAPSHOT')
assertThat(builds[6]).contains(
    '<server><artifact>com.acme:modules-app:1.0-SNAPSHOT:jar:exec</artifact></server>')
assertThat(builds[1]).containsPattern(
    '(?m)^\\[ERROR].*com.acme:modules-admin:1.0-SNAPSHOT, which is not built.*mvn verify -pl :modules-admin,:modules-e2e')
assertThat(builds[2]).containsPattern(
    '(?m)^\\[ERROR].*modules-app:1.0-SNAPSHOT:jar:boot.*has packaged .*modules-app-1.0-SNAPSHOT-exec.jar')

assert run.records().collect { it.endings('GreetingE2E') } == [['PASSED']] * 4
run.leavesNothing()

return true
