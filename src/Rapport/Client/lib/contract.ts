/** What this code and the server agree on; the server has the same number. Each request of ours says it, each answer of a server too. */
export const CONTRACT = "1";
export const CONTRACT_HEADER = "Rapport";
