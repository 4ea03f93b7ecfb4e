package io.boundary.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SlackTextTest {

  @Test
  void escape_whenMentionsAndHiddenCharacters() {
    assertThat(SlackText.escape("<!channel> & <@U1>\n\u202eabc\u200b\u0007é😀"))
        .isEqualTo("&lt;!channel&gt; &amp; &lt;@U1&gt;\n?abc??é😀");
  }

  @Test
  void inCode_whenBackticks() {
    assertThat(SlackText.inCode("a`b```c")).isEqualTo("a'b'''c");
  }

  @Property
  void escape_leavesNoControlSequence(@ForAll String text) {
    assertThat(SlackText.escape(text)).doesNotContain("<", ">");
  }
}
