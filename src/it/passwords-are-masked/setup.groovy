io.github.e2emaven.it.ItPostgres.start(basedir)

return true
