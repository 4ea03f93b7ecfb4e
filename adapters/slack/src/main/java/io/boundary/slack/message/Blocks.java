package io.boundary.slack.message;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.util.ArrayList;
import java.util.List;

/** Builds a message block by block, within Slack's limits. */
final class Blocks {

  /** Slack's limit on the text of a section. */
  static final int LONGEST_SECTION = 3_000;

  private static final int LONGEST_HEADER = 150;
  private static final int FIELDS_PER_SECTION = 10;

  private final List<LayoutBlock> blocks = new ArrayList<>();

  /** A headline of our own. */
  Blocks header(String words) {
    PlainTextObject text = Plain.object(words, LONGEST_HEADER);
    blocks.add(HeaderBlock.builder().text(text).build());
    return this;
  }

  /** A paragraph that Boundary wrote itself, out of values whose form is checked. */
  Blocks own(String mrkdwn) {
    blocks.add(SectionBlock.builder().text(mrkdwn(mrkdwn)).build());
    return this;
  }

  /** A paragraph that somebody else wrote. */
  Blocks plain(String text) {
    blocks.add(SectionBlock.builder().text(Plain.object(text, LONGEST_SECTION)).build());
    return this;
  }

  /** Facts in two columns, label and value, five to a section. */
  Blocks fields(List<Field> fields) {
    List<TextObject> cells = new ArrayList<>();
    for (Field field : fields) {
      cells.add(field.labelText());
      cells.add(field.value());
      if (cells.size() == FIELDS_PER_SECTION) {
        blocks.add(SectionBlock.builder().fields(List.copyOf(cells)).build());
        cells.clear();
      }
    }
    if (!cells.isEmpty()) {
      blocks.add(SectionBlock.builder().fields(List.copyOf(cells)).build());
    }
    return this;
  }

  /** Small print of our own. */
  Blocks context(String mrkdwn) {
    blocks.add(ContextBlock.builder().elements(List.of(mrkdwn(mrkdwn))).build());
    return this;
  }

  Blocks buttons(ButtonElement... buttons) {
    List<BlockElement> elements = List.of(buttons);
    blocks.add(ActionsBlock.builder().elements(elements).build());
    return this;
  }

  /** The message, with its fallback, which must be escaped already. */
  Message message(String fallback) {
    return new Message(fallback, blocks);
  }

  /** Verbatim: Slack links nothing in it that is not written as a link. */
  static MarkdownTextObject mrkdwn(String text) {
    return MarkdownTextObject.builder().text(text).verbatim(true).build();
  }
}
