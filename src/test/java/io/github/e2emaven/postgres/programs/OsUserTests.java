package io.github.e2emaven.postgres.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.postgres.programs.OsUser.Account;
import java.util.List;
import org.junit.jupiter.api.Test;

class OsUserTests {

  private static final String NOBODY = "nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin";

  @Test
  void prefers_the_account_postgres_to_nobody() {
    assertThat(OsUser.unprivileged(List.of(NOBODY, "postgres:x:101:104::/var/lib:/bin/bash")))
        .contains(new Account("postgres", 101, 104));
    assertThat(OsUser.unprivileged(List.of("root:x:0:0::/root:/bin/sh", NOBODY)))
        .contains(new Account("nobody", 65534, 65534));
  }

  @Test
  void never_takes_an_account_with_uid_0() {
    assertThat(OsUser.unprivileged(List.of("postgres:x:0:0::/root:/bin/sh"))).isEmpty();
  }
}
