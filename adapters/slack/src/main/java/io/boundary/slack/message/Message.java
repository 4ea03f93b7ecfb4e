package io.boundary.slack.message;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A message for Slack.
 *
 * @param text the whole sense in one line, for notifications and screen readers; escaped, without
 *     any markup
 * @param blocks what is shown, at most {@link #MOST_BLOCKS}
 */
public record Message(String text, List<LayoutBlock> blocks) {

  /** Slack's limit on the blocks of a message. */
  public static final int MOST_BLOCKS = 50;

  public Message {
    blocks = List.copyOf(blocks);
    if (text.isBlank()) {
      throw new IllegalArgumentException("a message needs its fallback text");
    }
    if (blocks.isEmpty() || blocks.size() > MOST_BLOCKS) {
      throw new IllegalArgumentException("a message has 1 to 50 blocks, not " + blocks.size());
    }
  }
}
