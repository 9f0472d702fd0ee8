package io.github.e2emaven.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.plan.DatabasePlan.TemplateSource;
import io.github.e2emaven.plan.PostgresSource;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordMaskTests {

  /** Contains what URLs, XML, JSON and property files encode, and characters of 1 to 4 bytes. */
  private static final String HARD = "p&ss <\"w'o>r/d?= +%~:;#\\ü€𝄞@";

  private static final PasswordMask MASK = mask(HARD);

  @TempDir Path directory;

  @Test
  void masks_a_password_wherever_it_is() {
    assertThat(mask("geh31m!").mask("geh31m!, jdbc:postgresql://h/d?user=u&password=geh31m!&x=1"))
        .isEqualTo("***, jdbc:postgresql://h/d?user=u&password=***&x=1");
    assertThat(MASK.mask("a" + HARD + HARD + "b")).isEqualTo("a******b");
  }

  @Test
  void leaves_a_text_without_password_as_it_is() {
    var text = "no password, lone \ud83d surrogate";

    assertThat(MASK.mask(text)).isSameAs(text);
    assertThat(mask("", "").mask(text)).isSameAs(text);
    assertThat(PasswordMask.of((DatabaseAddress) null).mask(text)).isSameAs(text);
  }

  @Test
  void masks_url_encoded_passwords() {
    var form = URLEncoder.encode(HARD, StandardCharsets.UTF_8);
    for (var encoded : List.of(form, form.replace("+", "%20"), form.replace("%7E", "~"))) {
      assertMasked(encoded);
      assertMasked(encoded.toLowerCase(Locale.ROOT));
      assertMasked(URLEncoder.encode(encoded, StandardCharsets.UTF_8));
    }
  }

  @Test
  void masks_xml_escaped_passwords() {
    var named =
        HARD.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    assertMasked(named);
    assertMasked(named.replace("'", "&apos;"));
    assertMasked(named.replace("'", "&#39;"));
    assertMasked(named.replace("'", "&#039;"));
    assertMasked(named.replace("&", "&amp;"));
    assertMasked(entities("&#%d;"));
    assertMasked(entities("&#x%x;"));
    assertMasked(entities("&#x%X;"));
  }

  @Test
  void masks_passwords_that_are_url_encoded_and_then_xml_escaped() {
    var url = "%26'<\">~";
    assertThat(mask("&'<\">~").mask(url.replace("<", "&lt;").replace("\"", "&quot;")))
        .isEqualTo("***");
    assertMasked(URLEncoder.encode(HARD, StandardCharsets.UTF_8).replace("%", "&#37;"));
    assertMasked(URLEncoder.encode(entities("&#%d;"), StandardCharsets.UTF_8));
  }

  @Test
  void masks_passwords_in_json_and_property_files() throws Exception {
    var json = HARD.replace("\\", "\\\\").replace("\"", "\\\"");
    assertMasked(json);
    assertMasked(json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003E"));
    assertMasked(json.replace("\"", "&quot;"));
    var properties = new Properties();
    properties.setProperty("key", HARD);
    var stored = new ByteArrayOutputStream();
    properties.store(stored, null);
    assertThat(MASK.mask(stored.toString(StandardCharsets.ISO_8859_1))).endsWith("key=***\n");
  }

  @Test
  void masks_several_passwords_the_longer_one_first() {
    assertThat(mask("s3cret!", "s3cret!23").mask("s3cret!, s3cret!23")).isEqualTo("***, ***");
    assertThat(mask("s3cret!").and(mask("0ther-one")).mask("0ther-one s3cret!"))
        .isEqualTo("*** ***");
  }

  @Test
  void knows_the_passwords_of_a_database_and_of_the_administrator_of_an_external_server() {
    var address = new DatabaseAddress("h", 1, "d", new Credentials("u", new Secret(HARD)), "");
    var external =
        new DatabasePlan(new PostgresSource.External(address), new TemplateSource.WarmUp(), "abc");

    assertThat(PasswordMask.of(address).mask(address.uri())).isEqualTo("postgresql://u:***@h:1/d");
    assertThat(PasswordMask.of(external).mask(HARD)).isEqualTo("***");
    assertThat(PasswordMask.of((DatabasePlan) null).mask(HARD)).isEqualTo(HARD);
  }

  @Test
  void knows_the_secrets_among_the_parameters_of_an_address() {
    var address =
        new DatabaseAddress(
            "h",
            1,
            "d",
            new Credentials("u", new Secret("0rdinary!")),
            "sslkey=client.key&sslpassword=k%26y-phrase&ssl=true");

    assertThat(PasswordMask.of(address).mask(address.jdbcUrl() + " k&amp;y-phrase"))
        .isEqualTo("jdbc:postgresql://h:1/d?sslkey=client.key&sslpassword=***&ssl=true ***");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<testsuite name='com.acme.ShopE2E' time='1'>|<testsuite name='com.acme.ShopE2E' time='1'>",
        "acme acme2 com.acme$x acme.shop|*** acme2 com.acme$x acme.shop",
        "expected: <acme> but was: <x>|expected: <***> but was: <x>",
        "user%3Dacme%26password%3Dacme|user%3D***%26password%3D***",
        "cannot log in with acme.|cannot log in with ***.",
        "{\"a\":\"\\u003dacme\\nacme\"}|{\"a\":\"\\u003d***\\n***\"}",
      })
  void masks_a_password_that_is_a_word_only_as_a_whole_word(String text, String masked) {
    assertThat(mask("acme").mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"e2e", "a", "test", "postgres", "error", "1234", "value"})
  void masks_a_short_or_common_password_only_as_a_value(String password) {
    var report =
        "<testsuite tests=\"1234\" name=\"a.test\"><error message=\"postgres test e2e a 1234\"/>"
            + "<property name=\"value\" value=\"x\"/></testsuite>";
    var mask = mask(password);

    assertThat(mask.mask(report)).isEqualTo(report);
    for (var value :
        List.of(
            "PGPASSWORD=%s\n",
            "DB_PW=%s ",
            "jdbc:sqlserver://h;user=u;passphrase=%s;",
            "clientSecret: %s,",
            "jdbc:postgresql://h/d?user=u&amp;password=%s&amp;ssl=true",
            "password%%3D%s%%26",
            "{\"password\" : \"%s\"}",
            "spring.datasource.password: '%s'",
            "postgresql://u:%s@h/d",
            "<property name=\"x\" value=\"%s\"/>")) {
      assertThat(mask.mask(value.formatted(password))).isEqualTo(value.formatted("***"));
    }
    assertThat(mask.mask("password=" + password + "x")).isEqualTo("password=" + password + "x");
  }

  @Test
  void masks_a_file_of_any_size_across_the_borders_of_its_buffers() throws Exception {
    var secret = "s3cret/ü-" + "x".repeat(100);
    var file = directory.resolve("server.log");
    for (var size = 65_000; size < 67_000; size += 97) {
      Files.writeString(file, "y".repeat(size) + secret + "z".repeat(70_000) + secret);
      assertThat(mask(secret).maskFile(file)).isTrue();
      assertThat(Files.readString(file))
          .isEqualTo("y".repeat(size) + "***" + "z".repeat(70_000) + "***");
    }
  }

  @Test
  void sees_what_is_before_a_word_across_the_borders_of_its_buffers() throws Exception {
    var file = directory.resolve("server.log");
    for (var size = 65_400; size < 66_300; size += 7) {
      Files.writeString(file, "y".repeat(size) + " password=e2e e2e");
      mask("e2e").maskFile(file);
      assertThat(file).content().endsWith("y password=*** e2e");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
  void keeps_every_other_byte_whatever_the_encoding(String charset) throws Exception {
    var file = directory.resolve("a.txt");
    var all = new byte[256];
    for (var i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    Files.write(file, all);
    var secret = "gehüm-7".getBytes(Charset.forName(charset));
    Files.write(file, secret, java.nio.file.StandardOpenOption.APPEND);

    assertThat(mask("gehüm-7").maskFile(file)).isTrue();

    var masked = Files.readAllBytes(file);
    assertThat(Arrays.copyOf(masked, 256)).isEqualTo(all);
    assertThat(masked).hasSize(259);
  }

  @Test
  void replaces_a_file_only_when_it_contains_a_password_and_keeps_its_permissions()
      throws Exception {
    var file = Files.writeString(directory.resolve("a.log"), "nothing");
    var old = Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class);
    assertThat(MASK.maskFile(file)).isFalse();
    assertThat(
            Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class).fileKey())
        .isEqualTo(old.fileKey());

    Files.writeString(file, HARD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    assertThat(MASK.maskFile(file)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("r--r-----");
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void masks_all_files_of_a_directory_and_follows_no_link() throws Exception {
    var outside = Files.writeString(directory.resolve("outside"), HARD);
    var reports = Files.createDirectories(directory.resolve("reports/nested"));
    Files.writeString(reports.resolve("a.dump"), HARD);
    Files.createSymbolicLink(reports.resolve("link"), outside);

    MASK.maskFiles(directory.resolve("reports"));
    MASK.maskFiles(directory.resolve("missing"));

    assertThat(reports.resolve("a.dump")).hasContent("***");
    assertThat(outside).hasContent(HARD);
    assertThat(reports.resolve("link")).isSymbolicLink();
  }

  private static PasswordMask mask(String... secrets) {
    return new PasswordMask(Arrays.stream(secrets).map(Secret::new).toList());
  }

  private static String entities(String format) {
    var encoded = new StringBuilder();
    HARD.codePoints().forEach(c -> encoded.append(String.format(Locale.ROOT, format, c)));
    return encoded.toString();
  }

  private static void assertMasked(String encoded) {
    assertThat(MASK.mask("<a>" + encoded + "</a>")).as(encoded).isEqualTo("<a>***</a>");
  }
}
