import io.github.e2emaven.it.faults.FaultSuite

FaultSuite.of(basedir, localRepositoryPath).play()
return true
