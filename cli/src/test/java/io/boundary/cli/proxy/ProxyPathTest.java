package io.boundary.cli.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard",
        "/dashboard/",
        "/dashboard/requests/req-0123456789abcdef",
        "/dashboard/assets/app.1a2b3c.css",
        "/api/requests",
        "/api/exports.csv",
        "/api/requests/a%20b+c",
        "/api/requests/100%25",
        "/api/requests/caf%C3%A9",
        "/api/requests/...",
        "/api/requests/..a"
      })
  void isOurs_whenAtOrBelowDashboardOrApi(String path) {
    assertThat(ProxyPath.isOurs(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/webhook",
        "/sandbox",
        "/dashboardx",
        "/apis",
        "/Dashboard",
        "/dashboard/../webhook",
        "/dashboard/..",
        "/dashboard/.",
        "/dashboard/./x",
        "/dashboard//x",
        "//dashboard",
        "/dashboard/%2e%2e/webhook",
        "/dashboard/%2E./webhook",
        "/dashboard/.%2e",
        "/dashboard/%252e%252e/webhook",
        "/dashboard/%25252e%25252e/webhook",
        "/dashboard/%25zz/%252e%252e/webhook",
        "/dashboard/..;/webhook",
        "/dashboard/..%3b/webhook",
        "/dashboard%2f..%2fwebhook",
        "/dashboard/..%2fwebhook",
        "/dashboard/a%2fb",
        "/dashboard/a%252fb",
        "/dashboard/..%5cwebhook",
        "/dashboard/..\\webhook",
        "/dashboard/%00",
        "/dashboard/%0d%0aX-Evil:%201",
        "/dashboard/%c0%ae%c0%ae/webhook",
        "/dashboard/%ff",
        "/dashboard/%zz",
        "/dashboard/%",
        "/dashboard/é",
        "/%64ashboard",
        "http://evil.example/dashboard",
        "dashboard",
        "*"
      })
  void isNotOurs_whenElsewhereOrAnywhereByAnyDecoding(String path) {
    assertThat(ProxyPath.isOurs(path)).isFalse();
  }

  @Test
  void isNotOurs_whenEndless() {
    assertThat(ProxyPath.isOurs("/dashboard/" + "a/".repeat(2_000))).isFalse();
    assertThat(ProxyPath.isOurs("/dashboard/%" + "25".repeat(6) + "2e")).isFalse();
  }
}
