var tweet_index =  [ {
  "file_name" : "data\/js\/tweets\/2017_05.js", "year" : 2017, "var_name" : "tweets_2017_05", "tweet_count" : 3, "month" : 5
}, {
  "file_name" : "data\/js\/tweets\/2010_03.js", "year" : 2010, "var_name" : "tweets_2010_03", "tweet_count" : 1, "month" : 3
} ]
