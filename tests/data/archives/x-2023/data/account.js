window.YTD.account.part0 = [
  {
    "account" : {
      "email" : "nell@fen.example",
      "createdVia" : "web",
      "username" : "nellfen",
      "accountId" : "700000001",
      "createdAt" : "2014-02-03T10:00:00.000Z",
      "accountDisplayName" : "Nell <b>Fen</b> & Co"
    }
  }
]
