package io.github.e2emaven.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Temporary directories whose names leave room for sockets; the JDK's have up to 20 digits. */
final class ShortNames implements TempDirFactory {

  private static final AtomicInteger LAST = new AtomicInteger();

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
      throws IOException {
    var name = "t" + ProcessHandle.current().pid() + "x" + LAST.incrementAndGet();
    return Files.createDirectory(Path.of("/tmp", name));
  }
}
