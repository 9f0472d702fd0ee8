import io.github.e2emaven.it.ItPostgres
import io.github.e2emaven.it.ItRun
import java.nio.charset.StandardCharsets

ItPostgres.of(basedir).stop()

def target = new File(basedir, 'target')
def secrets = new File(target, 'secrets').listFiles()*.text as Set
def forms = secrets.collectMany { secret ->
  def url = URLEncoder.encode(secret, 'UTF-8')
  def uri = url.replace('+', '%20')
  [secret, url, uri, url.toLowerCase(), uri.toLowerCase()]
}.collectMany { form ->
  def xml = form.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;')
  [form, xml, xml.replace('&', '&amp;'), form.replace('&', '&#38;')]
}.toSet()

def written = [new File(basedir, 'build.log')]
['e2e/runs', 'failsafe-reports'].each { new File(target, it).eachFileRecurse(groovy.io.FileType.FILES) { written << it } }
def leaks = written.findAll { file ->
  // One byte, one character: the same in files of whatever kind.
  def text = new String(file.bytes, StandardCharsets.ISO_8859_1)
  forms.any { text.contains(new String(it.getBytes('UTF-8'), StandardCharsets.ISO_8859_1)) }
}
assert leaks == []

assert ItPostgres.PASSWORD in secrets
assert secrets.size() > 1

def run = ItRun.of(basedir)
run.shows('FAIL', 'PrintsE2E').shows('BROKEN', 'CrashesE2E').leavesNothing()
run.console().contains('the password is ***').contains('LEAK').contains('(sh -c sleep 600')
run.file('target/failsafe-reports/TEST-it.PrintsE2E.xml')
    .contains('?user=u&amp;password=***')
    .contains('PGPASSWORD=***')
    .contains('e2e.db.password" value="***"')
run.file('target/e2e/latest/merged.xml').contains('the password is ***')
run.file('target/e2e/latest/it.PrintsE2E/attempt-1/server.log').contains('PGPASSWORD=***').contains('DATABASE_URL=postgresql://ci:***@')
run.file('target/e2e/latest/it.CrashesE2E/attempt-1/test.log').contains('PGPASSWORD=***')
