/** The built jar as a user runs it: real processes, real files, a real browser. */
package io.batchwatch.standalone.run;
