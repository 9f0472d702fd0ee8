import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'OneE2E', 'TwoE2E').leavesNothing()

// A table that each server had made for itself would have a number of its own.
assert new File(basedir, 'target/One.oid').text == new File(basedir, 'target/Two.oid').text

def origins = ['built', 'reused', 'built', 'built', 'built', 'reused']
assert run.builds().size() == origins.size()
[run.builds(), origins].transpose().each { console, origin ->
    assert console.contains('2 test files passed') && console.contains('BUILD SUCCESS')
    assert console =~ /PostgreSQL 17, template e2e_tpl_\w+ ${origin} in /
    def id = (console =~ /; run (\S+)/)[0][1]
    assert new File(basedir, "target/e2e/runs/${id}/template/server.log").exists() == (origin == 'built')
}

// The fourth build finds the template of the third cut off.
assert run.builds()[3].contains('(data.tar is missing or has changed); making it again')
assert run.builds().count { it.contains('is damaged') } == 1

def kept = new File(basedir, 'target/cache').list().findAll { it.startsWith('template-') }
assert kept.size() == 2
assert kept.every { !it.contains('.tmp-') }

return true
