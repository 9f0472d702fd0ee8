package io.github.e2emaven.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuPressureTests {

  @TempDir Path directory;

  @Test
  void the_pressure_is_the_stalled_share_of_the_time() throws Exception {
    var file = directory.resolve("cpu");
    write(file, 1_000);
    var pressure = CpuPressure.of(file);
    assertThat(pressure.sinceLastCall()).as("nothing has waited").isZero();
    write(file, 900_000_000_000_000L);
    assertThat(pressure.sinceLastCall()).as("something always waited").isEqualTo(1);
  }

  @Test
  void there_is_none_where_the_system_does_not_tell() {
    assertThat(CpuPressure.of(directory.resolve("none")).sinceLastCall()).isZero();
    assertThat(CpuPressure.ofMachine().sinceLastCall()).isBetween(0.0, 1.0);
  }

  private static void write(Path file, long total) throws Exception {
    Files.writeString(
        file,
        "some avg10=1.00 avg60=2.00 avg300=3.00 total=%d\nfull avg10=0.00 total=5\n"
            .formatted(total));
  }
}
