/**
 * The views in memory and what can be asked of them. Pure: no topic and no clock enters here, and of wire formats the
 * views' own, to pack what waits.
 *
 * <p>Of each key the view with the highest version is kept, and the later one of equals, so views may come in any order
 * and as often as they like.
 */
package io.batchwatch.board.view;
