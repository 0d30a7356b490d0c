package io.batchwatch.standalone;

/** The command line. */
public final class Batchwatch {
    private Batchwatch() {}

    public static void main(String[] args) {
        System.out.println("hi");
    }
}
