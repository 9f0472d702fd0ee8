package io.github.e2emaven.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTests {

  private static final Credentials ADMIN = new Credentials("admin", new Secret("s"));

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db.test:5433/shop, db.test, 5433, shop, ''",
    "jdbc:postgresql://db.test/shop, db.test, 5432, shop, ''",
    "jdbc:postgresql://[2001:db8::7]:5433/shop, 2001:db8::7, 5433, shop, ''",
    "jdbc:postgresql://db.test/shop?sslmode=require&user=x&password=y, db.test, 5432, shop, sslmode=require"
  })
  void is_taken_apart(String url, String host, int port, String name, String parameters) {
    var address = new JdbcUrl(url).address(ADMIN);
    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.name()).isEqualTo(name);
    assertThat(address.parameters()).isEqualTo(parameters);
    assertThat(address.credentials()).isEqualTo(ADMIN);
  }

  @Test
  void may_bring_user_and_password() {
    var address = new JdbcUrl("jdbc:postgresql://h/d?user=me&password=a%26b").address(null);
    assertThat(address.credentials()).isEqualTo(new Credentials("me", new Secret("a&b")));
  }

  @Test
  void without_a_user_says_what_to_set() {
    assertThatThrownBy(() -> new JdbcUrl("jdbc:postgresql://h/d").address(null))
        .isInstanceOf(StageException.class)
        .hasMessageContainingAll("<serverId>", "<username>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h/d",
        "postgresql://h/d",
        "jdbc:postgresql://h1,h2/d",
        "jdbc:postgresql://h:many/d",
        ""
      })
  void of_another_kind_is_refused(String url) {
    assertThatThrownBy(() -> new JdbcUrl(url))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("<database><url> is '" + url + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://me:topsecret@h/d",
        "jdbc:postgresql://me:topsecret@h:x/d",
        "jdbc:mysql://h/d?password=topsecret&x=1"
      })
  void a_refusal_shows_no_password(String url) {
    assertThatThrownBy(() -> new JdbcUrl(url).address(null))
        .isInstanceOf(StageException.class)
        .hasMessageNotContaining("topsecret");
  }
}
