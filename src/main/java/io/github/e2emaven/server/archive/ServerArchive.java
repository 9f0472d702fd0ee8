package io.github.e2emaven.server.archive;

import io.github.e2emaven.ledger.CacheEviction;
import io.github.e2emaven.plan.JavaProgram;
import io.github.e2emaven.plan.ServerPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The archive of one server, made or not.
 *
 * @param program the server in a form that can be archived
 * @param store keeps the archive
 * @param name of it in the store
 * @param proof checks a new one
 */
record ServerArchive(JavaProgram program, ArchiveStore store, String name, ArchiveProof proof) {

  /** For archives, extracted jars and packed classes together. */
  private static final long CACHE_BYTES = 2L << 30;

  /**
   * The archive of a server.
   *
   * @throws NotArchivableException when there can be none
   */
  static ServerArchive of(ServerPlan server, JavaProgram program, ArchiveMeans means)
      throws IOException, NotArchivableException {
    var runtime = JavaRuntime.of(program.java());
    var options = JvmOptions.of(program.jvmArguments(), server, System.getenv());
    options.check(runtime);
    var cache = new PrivateCache(means.cache());
    var layout = new LayoutCache(cache, means.missing()).of(program);
    return new ServerArchive(
        layout.program(),
        new ArchiveStore(cache, ArchiveKind.of(runtime), means.notice()),
        new ArchiveKey(runtime, options, layout).name(),
        new ArchiveProof(means.starter(), options, layout.program()));
  }

  /** The complete archive; empty when there is none yet. */
  Optional<StoredArchive> find() throws IOException, NotArchivableException {
    return store.find(name);
  }

  /** Starts the server from the archive. */
  List<String> reading(StoredArchive archive) {
    return program.command(store.kind().reading(archive.directory()));
  }

  /** Whether the archive and its jars are still there: another build may have evicted them. */
  boolean isPresent(StoredArchive archive) {
    return Files.isRegularFile(store.kind().file(archive.directory()))
        && program.classPath().stream().filter(store.cache()::keeps).allMatch(Files::exists);
  }

  /**
   * Makes the archive, unless another process has meanwhile.
   *
   * @param start gets the command of a server that writes the archive when it exits
   */
  void train(Training start) throws IOException, NotArchivableException {
    store.make(
        name,
        directory -> {
          long begin = System.nanoTime();
          if (!start.run(program.command(store.kind().writing(directory)))) {
            throw new IOException("the JVM was killed before it had written it");
          }
          return note(directory, Duration.ofNanos(System.nanoTime() - begin));
        });
    new CacheEviction(store.cache().directories(), PrivateCache.PREFIX, CACHE_BYTES).run();
  }

  private ArchiveNote note(Path directory, Duration duration) throws IOException {
    var file = store.kind().file(directory);
    if (Files.notExists(file)) {
      return ArchiveNote.failed("the JVM wrote none when it exited; its log says why");
    }
    var objection = proof.objection(store.kind(), directory);
    if (objection.isPresent()) {
      Files.delete(file);
      return ArchiveNote.failed("the JVM rejects it: " + objection.get());
    }
    return ArchiveNote.of(file, duration);
  }

  /** Notes that the server does not start in the form that can be archived. */
  void refuse(String why) throws IOException, NotArchivableException {
    store.make(name, directory -> ArchiveNote.failed(why));
  }

  /** Deletes the archive. */
  void discard() throws IOException {
    store.discard(name);
  }

  /** A start of the server, from its begin until the JVM has exited. */
  @FunctionalInterface
  interface Training {
    /** Starts the server with this command, and stops it; false when it was killed meanwhile. */
    boolean run(List<String> command);
  }
}
