def log = new File(basedir, 'build.log').text

assert new File(basedir, 'shared/thing.tmp-r1').isDirectory()
assert log.contains('shared/ledgers is not a directory that only you can write to')
assert log.contains('its mode is 777')

assert !new File(basedir, 'own/thing.tmp-r1').exists()
assert log.contains('partial cache entry')
return true
