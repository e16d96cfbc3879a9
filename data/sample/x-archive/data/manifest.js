window.__THAR_CONFIG = {
 "userInfo": {
  "accountId": "1919414732118425600",
  "userName": "adawren",
  "displayName": "Ada Wren"
 },
 "archiveInfo": {
  "sizeBytes": "500000",
  "generationDate": "2026-10-29T07:12:00.000Z",
  "isPartialArchive": false,
  "maxPartSizeBytes": "53687091200"
 },
 "readmeInfo": {
  "fileName": "data/README.txt",
  "directory": "data/",
  "name": "README.txt"
 },
 "dataTypes": {
  "tweets": {
   "files": [
    {
     "fileName": "data/tweets.js",
     "globalName": "YTD.tweets.part0",
     "count": "261"
    }
   ]
  },
  "noteTweet": {
   "files": [
    {
     "fileName": "data/note-tweet.js",
     "globalName": "YTD.note_tweet.part0",
     "count": "2"
    }
   ]
  },
  "account": {
   "files": [
    {
     "fileName": "data/account.js",
     "globalName": "YTD.account.part0",
     "count": "1"
    }
   ]
  },
  "profile": {
   "files": [
    {
     "fileName": "data/profile.js",
     "globalName": "YTD.profile.part0",
     "count": "1"
    }
   ]
  },
  "follower": {
   "files": [
    {
     "fileName": "data/follower.js",
     "globalName": "YTD.follower.part0",
     "count": "2110"
    }
   ]
  },
  "following": {
   "files": [
    {
     "fileName": "data/following.js",
     "globalName": "YTD.following.part0",
     "count": "69"
    }
   ]
  },
  "like": {
   "files": [
    {
     "fileName": "data/like.js",
     "globalName": "YTD.like.part0",
     "count": "40"
    }
   ]
  },
  "directMessages": {
   "files": [
    {
     "fileName": "data/direct-messages.js",
     "globalName": "YTD.direct_messages.part0",
     "count": "1"
    }
   ]
  }
 }
}