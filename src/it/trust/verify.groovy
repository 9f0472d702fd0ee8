import io.github.e2emaven.it.trust.TrustSuite

TrustSuite.of(basedir, localRepositoryPath).play()
return true
