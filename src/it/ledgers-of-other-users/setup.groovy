import io.github.e2emaven.ledger.FileLedger
import io.github.e2emaven.ledger.LedgerResource
import io.github.e2emaven.ledger.RunOwner
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

def ledgers = { name ->
    def cache = basedir.toPath().resolve(name)
    def listed = Files.createDirectories(cache.resolve('thing.tmp-r1'))
    // No process with this id started at that time: its owner is dead.
    def owner = new RunOwner('r1', 'test', 1, 1, RunOwner.Place.here())
    FileLedger.create(cache.resolve('ledgers'), owner)
        .enter(new LedgerResource(LedgerResource.Kind.DIRECTORY, listed.toString(), ''))
    return cache.resolve('ledgers')
}

ledgers('own')
Files.setPosixFilePermissions(ledgers('shared'), PosixFilePermissions.fromString('rwxrwxrwx'))
return true
