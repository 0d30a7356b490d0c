/** What the user can type: options, help texts and exit codes; the work is done in the other packages. */
package io.batchwatch.standalone.command;
