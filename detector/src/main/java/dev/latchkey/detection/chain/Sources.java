package dev.latchkey.detection.chain;

/** Where to look for what the records of one subject leave open. */
record Sources(Chains chains, Policies policies, Boundaries boundaries, Account account) {

    static Sources of(ChainStore store, Account account) {
        Chains chains = new Chains(store);
        Policies policies = new Policies(chains, account);
        return new Sources(chains, policies, new Boundaries(policies), account);
    }
}
