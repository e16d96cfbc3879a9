window.YTD.note_tweet.part0 = [
  { "noteTweet" : { "noteTweetId" : "1600000000000000099", "createdAt" : "2023-03-01T12:00:01.000Z", "core" : { "text" : "A very long post about ferries &amp; their timetables, which goes on much longer than it was cut.", "hashtags" : [ ] } } },
  { "noteTweet" : { "noteTweetId" : "1600000000000000098", "tweetId" : "1600000000000000007", "createdAt" : "2023-03-02T12:00:01.000Z", "core" : { "text" : "Found by its id." } } },
  { "noteTweet" : { "noteTweetId" : "no text" } }
]
