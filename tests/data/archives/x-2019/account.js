window.YTD.account.part0 = [ { "account" : { "email" : "old@fen.example", "username" : "oldfen", "accountId" : "42", "createdAt" : "2012-05-01T00:00:00.000Z", "accountDisplayName" : "Old Fen" } } ]
