Grailbird.data.tweets_2010_03 = 
 [ {
  "source" : "web",
  "entities" : { "user_mentions" : [ ], "media" : [ ], "hashtags" : [ ], "urls" : [ ] },
  "geo" : { },
  "id_str" : "11000000001",
  "text" : "Just the day is known.",
  "id" : 11000000001,
  "created_at" : "2010-03-05 00:00:00 +0000",
  "user" : { "name" : "Old Fen", "screen_name" : "oldfen", "protected" : false, "id_str" : "42", "id" : 42 }
} ]
