window.__THAR_CONFIG = {
  "userInfo" : {
    "accountId" : "700000001",
    "userName" : "nellfen",
    "displayName" : "Nell <b>Fen</b> & Co"
  },
  "archiveInfo" : {
    "sizeBytes" : "123456",
    "generationDate" : "2023-06-01T06:30:00.000Z",
    "isPartialArchive" : false,
    "maxPartSizeBytes" : "53687091200"
  },
  "dataTypes" : {
    "tweets" : {
      "files" : [
        { "fileName" : "data/tweets.js", "globalName" : "YTD.tweets.part0", "count" : "9" },
        { "fileName" : "data/tweets-part1.js", "globalName" : "YTD.tweets.part1", "count" : "2" }
      ]
    }
  }
}
