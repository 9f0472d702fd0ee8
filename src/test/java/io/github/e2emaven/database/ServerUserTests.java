package io.github.e2emaven.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.database.ServerUser.Account;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerUserTests {

  private static final String NOBODY = "nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin";

  @Test
  void prefersPostgresToNobody() {
    assertThat(ServerUser.unprivileged(List.of(NOBODY, "postgres:x:101:104::/var/lib:/bin/bash")))
        .contains(new Account("postgres", 101, 104));
    assertThat(ServerUser.unprivileged(List.of("root:x:0:0::/root:/bin/sh", NOBODY)))
        .contains(new Account("nobody", 65534, 65534));
  }

  @Test
  void neverTakesAnAccountThatIsRootUnderAnotherName() {
    assertThat(ServerUser.unprivileged(List.of("postgres:x:0:0::/root:/bin/sh"))).isEmpty();
  }
}
