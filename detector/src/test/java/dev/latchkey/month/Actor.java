package dev.latchkey.month;

/** One kind of business that goes on in the company. */
interface Actor {

    void live(Ledger ledger, Draw draw);
}
