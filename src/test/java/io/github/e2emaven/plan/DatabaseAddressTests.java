package io.github.e2emaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.Credentials.Secret;
import org.junit.jupiter.api.Test;

class DatabaseAddressTests {

  private final DatabaseAddress address =
      new DatabaseAddress("::1", 5432, "d b", new Credentials("ü", new Secret("p%&")), "");

  @Test
  void an_ipv6_address_is_in_brackets() {
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:5432/d%20b");
  }

  @Test
  void reserved_characters_are_encoded_in_the_uri() {
    assertThat(address.uri()).isEqualTo("postgresql://%C3%BC:p%25%26@[::1]:5432/d%20b");
  }

  @Test
  void parameters_appear_in_the_uri() {
    var secured =
        new DatabaseAddress("db", 5432, "d", address.credentials(), "ssl=true&prepareThreshold=0");
    assertThat(secured.uri()).endsWith("@db:5432/d?sslmode=verify-full");
    assertThat(secured.jdbcUrl()).endsWith("//db:5432/d?ssl=true&prepareThreshold=0");
  }

  @Test
  void no_public_text_contains_the_password() {
    assertThat(address.publicUri()).doesNotContain("p%25");
    assertThat(address.toString()).doesNotContain("p%&").contains("***");
  }

  /** As the documentation of libpq says, "The Password File". */
  @Test
  void colons_and_backslashes_are_escaped_in_the_password_file() {
    var address =
        new DatabaseAddress(
            "::1", 5432, "a:b", new Credentials("me", new Credentials.Secret("p\\w:d")), "");

    assertThat(address.passwordFileLine()).isEqualTo("\\:\\:1:5432:a\\:b:me:p\\\\w\\:d");
  }
}
