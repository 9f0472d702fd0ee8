import static java.nio.charset.StandardCharsets.ISO_8859_1
import static java.nio.charset.StandardCharsets.UTF_8

import groovy.io.FileType
import io.github.e2emaven.it.ItPostgres
import io.github.e2emaven.it.ItRun

ItPostgres.of(basedir).stop()

def target = new File(basedir, 'target')
def run = ItRun.of(basedir)
def ids = new File(target, 'e2e/runs').list().sort()

def files = { File directory ->
  def found = []
  directory.eachFileRecurse(FileType.FILES) { found << it }
  found
}
def secrets = { String id ->
  new File(target, 'secrets').listFiles().findAll { it.name.startsWith(id) }*.text as Set
}
def urls = { String secret ->
  def form = URLEncoder.encode(secret, 'UTF-8')
  def uri = form.replace('+', '%20')
  [secret, form, uri, form.toLowerCase(), uri.toLowerCase()]
}
def xmls = { String text ->
  def xml = text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;')
  [text, xml, xml.replace('&', '&amp;'), text.replace('&', '&#38;')]
}
// One byte, one character: whatever kind of file it is.
def contain = { List<File> written, Set<String> hidden ->
  def forms = hidden.collectMany(urls).collectMany(xmls).collect { new String(it.getBytes(UTF_8), ISO_8859_1) }
  written.findAll { file -> forms.any { new String(file.bytes, ISO_8859_1).contains(it) } }
}

assert ids.size() == 2
assert secrets(ids[0]).size() == 1
assert secrets(ids[1]) == [ItPostgres.PASSWORD] as Set
// The first run does not know the password of the second one, which is a property of its build.
def first = new File(target, "e2e/runs/${ids[0]}")
assert contain(files(first), secrets(ids[0])) == []
def others = files(target).findAll { it.parentFile.name != 'secrets' && !it.path.startsWith(first.path) }
assert contain(others, secrets(ids[0]) + secrets(ids[1])) == []
// With -X, Maven itself shows the properties of the build, the second password among them.
def log = new File(basedir, 'build.log').getText('ISO-8859-1')
def second = new File(target, 'second-build.log')
second.setText(log.substring(log.lastIndexOf('Scanning for projects')), 'ISO-8859-1')
assert contain([new File(basedir, 'build.log')], secrets(ids[0])) == []
assert contain([second], secrets(ids[1])) == []

run.shows('FAIL', 'PrintsE2E').shows('BROKEN', 'CrashesE2E').leavesNothing()
run.console().contains('the password is ***').contains('LEAK').contains('(sh -c sleep 600')
run.file('target/failsafe-reports/TEST-it.PrintsE2E.xml')
    .contains('?user=u&amp;password=***')
    .contains('PGPASSWORD=***')
    .contains('e2e.db.password" value="***"')
run.file('target/e2e/latest/merged.xml').contains('the password is ***')
run.file('target/e2e/latest/it.PrintsE2E/attempt-1/server.log')
    .contains('PGPASSWORD=***')
    .contains('connecting to postgresql://ci:***@')

run.console().contains('Configuration of Failsafe for PrintsE2E').contains('password=***</app.url>')

assert run.record().endings('CrashesE2E') == ['TEST_JVM_CRASHED']
