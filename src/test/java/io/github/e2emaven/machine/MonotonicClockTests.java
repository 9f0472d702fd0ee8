package io.github.e2emaven.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonotonicClockTests {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {-7200, -1, 0, 1, 7200})
  void goes_on_whatever_somebody_sets_the_wall_clock_to(long step) {
    var wall = new AtomicReference<>(NOON);
    var nanos = new AtomicLong(-5);
    var clock = MonotonicClock.of(new Wall(wall), nanos::get);

    assertThat(clock.instant()).isEqualTo(NOON);
    wall.set(NOON.plusSeconds(step));
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
  }

  private static final class Wall extends Clock {

    private final AtomicReference<Instant> now;

    Wall(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
