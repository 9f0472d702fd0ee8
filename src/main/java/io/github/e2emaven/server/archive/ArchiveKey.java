package io.github.e2emaven.server.archive;

import io.github.e2emaven.files.Digest;
import io.github.e2emaven.files.FileStamp;
import java.util.stream.Stream;

/**
 * What an archive depends on: a JVM of another key ignores it, or worse.
 *
 * @param runtime the JDK
 * @param options of the JVM
 * @param layout the classes
 */
record ArchiveKey(JavaRuntime runtime, JvmOptions options, ProgramLayout layout) {

  private static final String FORMAT = "1";

  /** The name of the archive's directory in the cache. */
  String name() {
    var digest = new Digest().add(FORMAT).add(runtime.home().toString()).add(runtime.identity());
    options.relevant().forEach(digest::add);
    digest.add(String.valueOf(layout.program().mainClass()));
    Stream.concat(layout.files().stream(), options.agents())
        .forEach(file -> digest.add(FileStamp.of(file)));
    return PrivateCache.PREFIX + "archive-" + digest.hex();
  }
}
