window.YTD.tweet.part0 = [ {
  "retweeted" : false,
  "favorite_count" : "5",
  "id_str" : "1100000000000000001",
  "id" : "1100000000000000001",
  "retweet_count" : "1",
  "created_at" : "Fri Mar 01 10:00:00 +0000 2019",
  "full_text" : "Not wrapped yet.",
  "lang" : "en"
}, {
  "favorite_count" : "0",
  "id" : 1100000000000000002,
  "retweet_count" : "0",
  "created_at" : "Sat Mar 02 10:00:00 +0000 2019",
  "full_text" : "With a number for an id."
} ]
