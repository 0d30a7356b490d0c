/**
 * What the public is shown, and the one place where that is decided. Pure: views, names and a day come in, bulletins go out,
 * and whatever is not in a {@link io.batchwatch.board.bulletin.Bulletin} is not public.
 *
 * <p>Nothing suspect, unconfirmed or provisional is in any number; no text of a sender's is repeated save a legal person's
 * registered name, where the house says so; and no number is so small that one stall could be told from it.
 */
package io.batchwatch.board.bulletin;
