package io.github.e2emaven.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The content of a ledger on disk, whether its run is alive or not. Only a regular file of this
 * user is believed, in a directory that this user alone can write to: a ledger names what is killed
 * and deleted.
 *
 * @param path the file
 * @param owner the owner of the ledger; empty when the first line is damaged
 * @param open the resources that were entered and not struck out, newest first
 */
public record LedgerFile(Path path, Optional<RunOwner> owner, List<LedgerResource> open) {

  /** The extension of a ledger file. */
  public static final String SUFFIX = ".ledger";

  public LedgerFile {
    open = List.copyOf(open);
  }

  /**
   * Reads a ledger. Truncated lines are ignored.
   *
   * @throws UncheckedIOException when the file does not exist, cannot be read or is not believed
   */
  public static LedgerFile read(Path path) {
    try {
      LedgerDirectory.checkFile(path);
      // Decoded leniently: the last character may be truncated.
      var text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      return of(path, text.lines().flatMap(line -> LedgerLine.parse(line).stream()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read ledger " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Every ledger of a directory, by name; none when the directory does not exist.
   *
   * @throws UncheckedIOException when the directory or a ledger cannot be read or is not believed
   */
  public static List<LedgerFile> in(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      LedgerDirectory.check(directory);
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .sorted()
          .flatMap(file -> readIfPresent(file).stream())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot list ledgers in " + directory + ": " + e.getMessage(), e);
    }
  }

  /** The cache directory that the ledgers' directory is in. */
  public Path cache() {
    var ledgers = Objects.requireNonNull(path.toAbsolutePath().normalize().getParent());
    return Objects.requireNonNullElse(ledgers.getParent(), ledgers);
  }

  /** Whether its owner is proven dead; false when the owner's line is damaged. */
  public boolean isAbandoned(RunOwner.Place here, RunOwner.Liveness liveness) {
    return owner.filter(known -> known.isProvenDead(here, liveness)).isPresent();
  }

  /** Empty when the run has just deleted its ledger. */
  private static Optional<LedgerFile> readIfPresent(Path file) {
    try {
      return Optional.of(read(file));
    } catch (UncheckedIOException e) {
      if (Files.exists(file)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static LedgerFile of(Path path, List<LedgerLine> lines) {
    var owner = lines.stream().flatMap(line -> Optional.ofNullable(line.owner()).stream());
    var open = new LinkedHashSet<LedgerResource>();
    for (var line : lines) {
      Optional.ofNullable(line.enter()).ifPresent(open::add);
      Optional.ofNullable(line.strike()).ifPresent(open::remove);
    }
    var newestFirst = new ArrayList<>(open);
    Collections.reverse(newestFirst);
    return new LedgerFile(path, owner.findFirst(), newestFirst);
  }
}
