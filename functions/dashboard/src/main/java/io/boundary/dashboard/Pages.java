package io.boundary.dashboard;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.boundary.dashboard.asset.Asset;
import io.boundary.dashboard.view.Frame;
import io.boundary.dashboard.view.MessagePage;
import io.boundary.reading.http.HttpResponse;
import java.util.Map;

/** Pages as responses: made by templates that escape what they show, behind a strict policy. */
final class Pages {

  /** Nothing but what this function serves itself; no style or script within a page. */
  static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /** A page from its template. */
  HttpResponse page(int status, String template, Frame frame, Object page) {
    TemplateOutput html = new StringOutput();
    engine.render(template, Map.of("frame", frame, "page", page), html);
    return HttpResponse.of(status, "text/html; charset=utf-8", html.toString())
        .with("Content-Security-Policy", POLICY)
        .with("Referrer-Policy", "same-origin")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        .with("X-Frame-Options", "DENY");
  }

  /** A page that says why there is none. */
  HttpResponse message(Frame frame, MessagePage page) {
    return page(page.status(), "message.jte", frame, page);
  }

  /** A file, to be kept for ever: another content has another name. */
  static HttpResponse asset(Asset asset) {
    return HttpResponse.of(200, asset.contentType(), asset.text())
        .with("Cache-Control", "public, max-age=31536000, immutable")
        .with("Content-Security-Policy", POLICY);
  }
}
