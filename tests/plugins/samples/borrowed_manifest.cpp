// Has no manifest of its own; one comes from the library it is linked to.
extern "C" int jianbao_lender();
extern "C" __attribute__((visibility("default"))) int jianbao_borrower() { return jianbao_lender(); }
