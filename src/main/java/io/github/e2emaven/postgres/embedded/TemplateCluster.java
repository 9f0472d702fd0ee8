package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.files.Digest;
import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.ledger.CacheEviction;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.PostgresSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * A cluster in the cache that has a complete template and nothing of any run: it is packed before
 * the first clone exists. Like the initial cluster it belongs to Maven's user and is only ever
 * copied; its roles get new passwords before a server starts on the copy.
 *
 * @param installation the programs, and the cache
 * @param name of the directory in the cache
 */
record TemplateCluster(PostgresInstallation installation, String name) {

  /** Changes whenever a new version of the plugin must not use what an older one has kept. */
  private static final String FORMAT = "1";

  private static final String PREFIX = "template-";
  private static final String DATA = "data.tar";
  private static final long BYTES = 2L << 30;
  private static final long LARGEST = BYTES / 4;

  /** What a cluster contains beside the template. */
  private static final long BESIDE = 128L << 20;

  /**
   * The one of a fingerprint.
   *
   * @param fingerprint of everything that goes into the template
   */
  static TemplateCluster of(
      PostgresInstallation installation, PostgresSource.Embedded source, String fingerprint)
      throws IOException {
    var tools = installation.tools();
    var digest =
        new Digest()
            .add(FORMAT)
            .add(installation.name())
            .add(Integer.toString(tools.user().key(tools.cluster().directory())))
            .add(String.valueOf(source.icuLocale()))
            .add(fingerprint);
    return new TemplateCluster(installation, PREFIX + digest.hex());
  }

  /** Copies it into a new data directory; false when the cache has none that can be used. */
  boolean restore(ClusterData data) throws IOException {
    var found = find();
    if (found.isEmpty()) {
      return false;
    }
    try {
      data.copy(archive(found.get()), found.get());
      return true;
    } catch (NoSuchFileException | StageException e) {
      // another run has deleted it meanwhile, or this system has no tar
      installation
          .cache()
          .notice()
          .accept("Cannot use the template in %s: %s".formatted(found.get(), e.getMessage()));
      FileTree.delete(installation.tools().cluster().data());
      return false;
    }
  }

  /** The directory, its content proven; its time is that of its last use. */
  private Optional<Path> find() throws IOException {
    var found = installation.cache().find(name);
    if (found.isPresent()) {
      ProvenPrograms.trust(found.get(), "The files of a template");
      Files.setLastModifiedTime(found.get(), FileTime.from(Instant.now()));
    }
    return found;
  }

  /**
   * Packs the data directory of a stopped server, unless another run has done so meanwhile.
   *
   * @param initial the cluster whose configuration it has
   * @throws IOException when it cannot be kept; nothing is left then
   */
  void save(Path initial) throws IOException {
    installation.cache().directory(name, directory -> fill(directory, initial));
    new CacheEviction(installation.cache(), PREFIX, BYTES).run();
  }

  private void fill(Path directory, Path initial) throws IOException {
    var archive = archive(directory);
    archive.pack(installation.tools());
    archive.check();
    ClusterData.copyConfiguration(initial, directory);
  }

  /**
   * Whether it is missing in the cache and has room there: stopping the server is not worth it
   * else.
   *
   * @param bytes of the template
   */
  boolean isWanted(long bytes) throws IOException {
    var root = installation.cache().root();
    return bytes < LARGEST
        && Files.notExists(root.resolve(name))
        && Files.getFileStore(root).getUsableSpace() > 2 * (bytes + BESIDE);
  }

  /** Deletes it; harmless when it does not exist. */
  void discard() throws IOException {
    installation.cache().discard(name);
  }

  private static ClusterArchive archive(Path directory) {
    return new ClusterArchive(directory.resolve(DATA));
  }
}
