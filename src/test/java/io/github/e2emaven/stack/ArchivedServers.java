package io.github.e2emaven.stack;

import static java.util.Objects.requireNonNull;

import io.github.e2emaven.ledger.DirectoryCache;
import io.github.e2emaven.plan.JavaProgram;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.SampleServer;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.process.SessionStarter;
import io.github.e2emaven.server.archive.ArchiveMeans;
import io.github.e2emaven.server.archive.StartAcceleration;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A {@link PortServer} in a jar, which can start from an archive.
 *
 * @param directory with jar and cache
 */
record ArchivedServers(Path directory) {

  /** How it is started without an archive. */
  ServerPlan plan() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var name = PortServer.class.getName();
    var program = new JavaProgram(java, List.of("-Xmx64m"), List.of(jar()), name, List.of("http"));
    return SampleServer.of(program);
  }

  private Path jar() throws IOException {
    var jar = directory.resolve("server.jar");
    if (Files.notExists(jar)) {
      var entry = PortServer.class.getName().replace('.', '/') + ".class";
      try (var out = new JarOutputStream(Files.newOutputStream(jar));
          var bytes = PortServer.class.getClassLoader().getResourceAsStream(entry)) {
        out.putNextEntry(new JarEntry(entry));
        requireNonNull(bytes).transferTo(out);
      }
    }
    return jar;
  }

  /** What knows of an archive. */
  StartAcceleration acceleration() throws IOException {
    var cache = Files.createDirectories(directory.resolve("cache"));
    return StartAcceleration.of(
        plan(),
        new ArchiveMeans(
            new DirectoryCache(cache, new RunId("r1"), new FakeLedger(null), notice -> {}),
            new SessionStarter(),
            4,
            notice -> {}));
  }

  /** Cuts off the archive. */
  void damage() throws IOException {
    try (var files = Files.walk(directory.resolve("cache"))) {
      var archive =
          files
              .filter(file -> file.getFileName().toString().matches("archive\\.(jsa|aot)"))
              .findAny()
              .orElseThrow();
      if (!archive.toFile().setWritable(true)) {
        throw new IOException("read-only: " + archive);
      }
      try (var file = new RandomAccessFile(archive.toFile(), "rw")) {
        file.setLength(file.length() / 3);
      }
    }
  }
}
