/** Programs of other people that tests need and a machine may lack. */
package io.batchwatch.standalone.program;
