package io.github.e2emaven.server.archive;

import io.github.e2emaven.ledger.DirectoryCache;
import io.github.e2emaven.process.ProcessStarter;
import java.util.function.Consumer;

/**
 * What archives are made and kept with.
 *
 * @param cache keeps them
 * @param starter starts the JVM that checks a new one
 * @param starts how many servers the run starts at least
 * @param notice receives that a damaged one is deleted
 */
public record ArchiveMeans(
    DirectoryCache cache, ProcessStarter starter, int starts, Consumer<String> notice) {

  boolean pays() {
    return starts >= NotArchivableException.PAYING_STARTS;
  }

  LayoutCache.Missing missing() {
    return pays() ? LayoutCache.Missing.MAKE : LayoutCache.Missing.REFUSE;
  }
}
