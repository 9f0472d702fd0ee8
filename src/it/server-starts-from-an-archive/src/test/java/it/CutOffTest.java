package it;

import java.io.IOException;
import java.io.RandomAccessFile;
import org.junit.jupiter.api.Test;

/** Runs before the server starts. */
class CutOffTest {

  @Test
  void cutsOffTheArchiveOfAnEarlierBuild() throws IOException {
    for (var archive : Archives.complete()) {
      if (!archive.toFile().setWritable(true)) {
        throw new IOException("Cannot write " + archive);
      }
      try (var file = new RandomAccessFile(archive.toFile(), "rw")) {
        file.setLength(file.length() / 2);
      }
    }
  }
}
