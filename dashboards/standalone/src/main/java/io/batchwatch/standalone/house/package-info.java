/** The running house: who starts when, who stops first, where everything lies, and what the terminal hears of it. */
package io.batchwatch.standalone.house;
