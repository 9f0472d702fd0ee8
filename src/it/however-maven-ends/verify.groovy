import io.github.e2emaven.it.MavenEnds
import io.github.e2emaven.it.MavenEnds.Way

def ends = MavenEnds.of(basedir, localRepositoryPath)
try {
    Way.values().reverse().each { ends.check(it, false) }
    [Way.CTRL_C, Way.KILL, Way.KILL_BOTH_THEN_REAP, Way.KILL_BOTH_THEN_RUN].each { ends.check(it, true) }
} finally {
    ends.close()
}
return true
